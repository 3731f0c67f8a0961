@NullMarked
package dev.carpus.pathway.cases;

import org.jspecify.annotations.NullMarked;
