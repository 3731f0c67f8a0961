/** What a site may set, and the reading of it. */
@NullMarked
package dev.carpus.server.settings;

import org.jspecify.annotations.NullMarked;
