@NullMarked
package dev.carpus.terminology.remote;

import org.jspecify.annotations.NullMarked;
