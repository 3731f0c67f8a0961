/** What a service announces: its hooks and the data it would like prefetched. */
@NullMarked
package dev.carpus.hooks.discovery;

import org.jspecify.annotations.NullMarked;
