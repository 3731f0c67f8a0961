@NullMarked
package dev.carpus.server.page;

import org.jspecify.annotations.NullMarked;
