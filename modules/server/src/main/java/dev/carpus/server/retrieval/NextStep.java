package dev.carpus.server.retrieval;

/** What is to be done about a query after looking at what the client sent. */
sealed interface NextStep {
  /** Nothing more. */
  record Settled(QueryResult result) implements NextStep {}

  /** The FHIR server is to be asked. */
  record Ask(PagedQuery query) implements NextStep {}
}
