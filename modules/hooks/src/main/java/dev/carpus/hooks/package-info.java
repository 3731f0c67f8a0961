/**
 * The CDS Hooks language, version 2.0.1: what a client asks ({@code request}), what a service
 * answers ({@code card}), what it announces ({@code discovery}) and what it is told of its cards
 * ({@code feedback}), as values that cannot be built invalid. This package holds the words that
 * those share.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/">CDS Hooks 2.0</a>
 */
@NullMarked
package dev.carpus.hooks;

import org.jspecify.annotations.NullMarked;
