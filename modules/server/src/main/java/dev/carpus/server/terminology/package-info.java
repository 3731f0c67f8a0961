/** The site's part of the terminology: its maps, its servers, and the codes that nobody knows. */
@NullMarked
package dev.carpus.server.terminology;

import org.jspecify.annotations.NullMarked;
