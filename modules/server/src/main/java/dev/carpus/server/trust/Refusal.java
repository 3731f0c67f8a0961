package dev.carpus.server.trust;

import java.util.Locale;

/** Why a call is not let in: for the audit log and the counts alone, never for the caller. */
public enum Refusal {
  /** There is not exactly one header {@code Authorization: Bearer …}. */
  NO_TOKEN,
  /** The token is larger than any that is read. */
  TOO_LARGE,
  /** What was sent is no signed token of three parts in strict Base64url and JSON. */
  MALFORMED,
  /** The issuer is no client's. */
  ISSUER,
  /** The header asks for something that would have to be understood, or is not compact JWS. */
  HEADER,
  /** The type is not {@code JWT}. */
  TYPE,
  /** The algorithm is none that the client may sign with. */
  ALGORITHM,
  /** There is no key id. */
  KEY_ID,
  /** The token names another key set than its client's. */
  JKU,
  /** The token is not for the called URL. */
  AUDIENCE,
  /** The token has expired, or does not say when it does. */
  EXPIRY,
  /** The token was issued in the future, or does not say when it was. */
  ISSUE_TIME,
  /** The token is not good yet. */
  NOT_BEFORE,
  /** The token is good for longer than a token may be. */
  LIFETIME,
  /** The tenant is none that the client may call for. */
  TENANT,
  /** There is no token id, or one that is too long. */
  TOKEN_ID,
  /** The client's keys cannot be fetched. */
  KEYS_UNAVAILABLE,
  /** The client has no such key. */
  UNKNOWN_KEY,
  /** The key is not one for that algorithm, or not one to verify signatures with. */
  KEY,
  /** The signature is not that of the key. */
  SIGNATURE,
  /** The token has been used before. */
  REPLAYED;

  /** The word for it in logs and measures. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
