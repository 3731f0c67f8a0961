@NullMarked
package dev.carpus.server.command;

import org.jspecify.annotations.NullMarked;
