/** Pages for people: a pathway in words and as a picture. */
@NullMarked
package dev.carpus.server.page;

import org.jspecify.annotations.NullMarked;
