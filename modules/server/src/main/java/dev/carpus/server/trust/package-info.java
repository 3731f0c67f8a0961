/** Who may call, and what for: tokens, keys, and what each client is allowed. */
@NullMarked
package dev.carpus.server.trust;

import org.jspecify.annotations.NullMarked;
