/**
 * What a service answers: cards with suggestions, links and reasons, and the writing of their JSON.
 */
@NullMarked
package dev.carpus.hooks.card;

import org.jspecify.annotations.NullMarked;
