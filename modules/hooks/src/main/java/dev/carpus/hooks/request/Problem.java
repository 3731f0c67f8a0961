package dev.carpus.hooks.request;

/**
 * One thing that keeps a request from being read, and what to do about it. The message never
 * repeats what the request said, which may be about a patient.
 *
 * @param pointer where in the body, as a JSON pointer; empty for the body as a whole
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON pointer</a>
 */
public record Problem(String pointer, String message) {}
