/** The pathways that a service offers: loaded, checked, and warmed up before the door opens. */
@NullMarked
package dev.carpus.server.content;

import org.jspecify.annotations.NullMarked;
