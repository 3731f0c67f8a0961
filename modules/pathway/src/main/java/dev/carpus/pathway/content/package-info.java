/** Reads a folder of content, and names everything that is wrong in it. */
@NullMarked
package dev.carpus.pathway.content;

import org.jspecify.annotations.NullMarked;
