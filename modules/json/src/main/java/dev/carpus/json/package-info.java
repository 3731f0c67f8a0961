/**
 * JSON whose bytes are checked once and then walked: what nobody asks for is jumped over, and
 * nothing is built of it.
 */
@NullMarked
package dev.carpus.json;

import org.jspecify.annotations.NullMarked;
