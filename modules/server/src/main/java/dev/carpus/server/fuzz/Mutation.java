package dev.carpus.server.fuzz;

/** One way to make a request another; told by its name. */
sealed interface Mutation permits JsonMutation, ByteMutation, HttpMutation {
  /** Its name, for reports. */
  String name();
}
