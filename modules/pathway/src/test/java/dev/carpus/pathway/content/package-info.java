@NullMarked
package dev.carpus.pathway.content;

import org.jspecify.annotations.NullMarked;
