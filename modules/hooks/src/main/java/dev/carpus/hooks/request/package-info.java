/** What a client asks: the request of a hook, read from its JSON without building a tree of it. */
@NullMarked
package dev.carpus.hooks.request;

import org.jspecify.annotations.NullMarked;
