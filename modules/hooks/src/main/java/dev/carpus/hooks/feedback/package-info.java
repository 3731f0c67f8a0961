/** What became of cards, as clients tell it: feedback, read from its JSON. */
@NullMarked
package dev.carpus.hooks.feedback;

import org.jspecify.annotations.NullMarked;
