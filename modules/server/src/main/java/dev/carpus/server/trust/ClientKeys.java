package dev.carpus.server.trust;

/** The public keys of one client, wherever they come from. */
interface ClientKeys {
  /** The key of that id. */
  KeyLookup key(String kid);
}
