package dev.carpus.terminology.remote;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The answer of an operation that ends in a result: yes or no.
 *
 * @param parameter the parameters, in their order
 * @see <a href="https://hl7.org/fhir/R4/parameters.html">FHIR R4, Parameters</a>
 */
record ParametersAnswer(Json parameter) {
  /**
   * Reads the body of an answer.
   *
   * @param use makes of it what the caller wants
   */
  static <T> Reply<T> read(byte[] body, Function<ParametersAnswer, T> use) {
    Optional<ParametersAnswer> answer =
        Json.read(body)
            .filter(json -> json.at("resourceType").text().equals("Parameters"))
            .map(json -> new ParametersAnswer(json.at("parameter")))
            .filter(parameters -> parameters.result().matches("true|false"));
    return answer.isPresent()
        ? new Reply.Given<>(use.apply(answer.get()))
        : new Reply.Failed<>("the terminology server's answer is no Parameters with a result");
  }

  /** Whether the result is yes. */
  boolean isTrue() {
    return result().equals("true");
  }

  /** All parameters of a name. */
  Stream<Json> all(String name) {
    return named(parameter, name);
  }

  /** The string that a parameter has; empty if it is not there. */
  String string(String name) {
    return all(name).map(each -> each.at("valueString").text()).findFirst().orElse("");
  }

  /** The parameters, or parts of a parameter, that have this name. */
  static Stream<Json> named(Json parameters, String name) {
    return parameters.items().filter(each -> each.at("name").text().equals(name));
  }

  private String result() {
    return all("result").map(each -> each.at("valueBoolean").text()).findFirst().orElse("");
  }
}
