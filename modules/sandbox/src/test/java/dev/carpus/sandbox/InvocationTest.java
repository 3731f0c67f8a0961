package dev.carpus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {

  @Test
  void servesOnPort8090FromMemoryUnlessToldOtherwise() {
    assertThat(Invocation.of())
        .isEqualTo(new Invocation.Serve(Invocation.LOOPBACK, 8090, new Database.InMemory(), false));
  }

  @Test
  void takesAddressPortFolderAndPreparation() {
    assertThat(
            Invocation.of("--address=0.0.0.0", "--port=18090", "--data=some/folder", "--prepare"))
        .isEqualTo(
            new Invocation.Serve(
                InetAddress.ofLiteral("0.0.0.0"),
                18090,
                new Database.InFolder(Path.of("some/folder")),
                true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--address=", "--address=localhost", "--address=127.0.0.256"})
  void refusesWhatIsNoAddress(String argument) {
    assertThat(Invocation.of(argument))
        .isInstanceOfSatisfying(
            Invocation.Unknown.class,
            unknown -> assertThat(unknown.problem()).startsWith("--address wants an IP address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port=0", "--port=65535"})
  void takesPortsUpToTheLast(String argument) {
    assertThat(Invocation.of(argument)).isInstanceOf(Invocation.Serve.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=65536",
        "--port=-1",
        "--port=",
        "--port=http",
        "--port=999999",
        "--port= 1"
      })
  void refusesWhatIsNoPort(String argument) {
    assertThat(Invocation.of(argument))
        .isEqualTo(
            new Invocation.Unknown(
                "--port wants a number from 0 to 65535, not '"
                    + argument.substring("--port=".length())
                    + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--data=", "--data= ", "--data=a;MODE=Oracle", "--data=a\0b"})
  void refusesWhatIsNoFolder(String argument) {
    assertThat(Invocation.of(argument))
        .isInstanceOfSatisfying(
            Invocation.Unknown.class,
            unknown -> assertThat(unknown.problem()).startsWith("--data wants a folder"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--prot=1", "--port", "--server.port=1", "8090", "-h", ""})
  void namesTheArgumentThatItDoesNotKnowOnOneLine(String argument) {
    assertThat(Invocation.of("--prepare", argument))
        .isInstanceOfSatisfying(
            Invocation.Unknown.class,
            unknown ->
                assertThat(unknown.problem())
                    .startsWith("unknown argument " + argument + "; usage:")
                    .doesNotContain("\n"));
  }

  @Test
  void helpsWhenAsked() {
    assertThat(Invocation.of("--port=1", "--help")).isEqualTo(new Invocation.Help());
  }

  @Test
  void keepsAFolderDatabaseInAFileOfThatFolder() {
    assertThat(new Database.InFolder(Path.of("/somewhere/x/../data")).jdbcUrl())
        .startsWith("jdbc:h2:file:/somewhere/data/sandbox;");
  }
}
