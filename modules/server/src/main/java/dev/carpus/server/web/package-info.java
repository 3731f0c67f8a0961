/** The HTTP door: routes, statuses, pages, and the one place where errors are made. */
@NullMarked
package dev.carpus.server.web;

import org.jspecify.annotations.NullMarked;
