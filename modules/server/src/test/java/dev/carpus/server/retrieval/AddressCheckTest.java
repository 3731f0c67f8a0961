package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R-090: no connection to addresses where no FHIR server can be")
class AddressCheckTest {
  private static final URI SERVER = URI.create("https://fhir.example/r4/Condition?patient=p1");

  private static Optional<Reason> refusal(URI url, HostNames names) throws InterruptedException {
    try (AddressCheck check = new AddressCheck(names)) {
      return check.refusal(url);
    }
  }

  private static HostNames standingFor(String... addresses) {
    return _ -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
  }

  private static HostNames standingForNothing() {
    return name -> {
      throw new UnknownHostException(name);
    };
  }

  /** Public ones, and the private ones of a site's own network. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.253.255.255",
        "169.255.0.0",
        "1.0.0.0",
        "100.100.100.199",
        "223.255.255.255",
        "2606:2800:220:1::1",
        "fd00::1",
        "fd00:ec2::253",
        "64:ff9b::a00:1",
        "2002:a00:1::1"
      })
  void connectsWhereASitesServersAre(String address) throws InterruptedException {
    assertThat(refusal(SERVER, standingFor(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.0",
        "169.254.255.255",
        "fe80::1",
        "febf::1",
        "224.0.0.1",
        "ff02::1",
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "255.255.255.255",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::7f00:1",
        "2002:a9fe:a9fe::1"
      })
  void connectsNowhereElse(String address) throws InterruptedException {
    assertThat(refusal(SERVER, standingFor(address)))
        .hasValueSatisfying(reason -> {
          assertThat(reason.cause()).isEqualTo(Cause.NOT_ALLOWED);
          assertThat(reason.words()).doesNotContain(address, "fhir.example");
        });
    assertThat(refusal(SERVER, standingFor("93.184.216.34", address))).isPresent();
    assertThat(refusal(SERVER, standingFor(address, "93.184.216.34"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/fhir",
        "http://127.1.2.3/fhir",
        "http://[::1]:8080/fhir",
        "http://10.0.0.1/fhir",
        "http://[fd00::1]/fhir"
      })
  void looksUpNoAddressThatIsOneAlready(String url) throws InterruptedException {
    assertThat(refusal(URI.create(url), standingForNothing())).isEmpty();
  }

  /** Written as no one has to write it: userinfo, mapped, octal, hex, decimal, short. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://user@10.0.0.1/fhir",
        "http://user:secret@fhir.example/fhir",
        "http://[::ffff:127.0.0.1]/fhir",
        "http://[::ffff:169.254.169.254]/fhir",
        "http://[0:0:0:0:0:0:0:0]/fhir",
        "http://0177.0.0.1/fhir",
        "http://010.0.0.1/fhir",
        "http://2130706433/fhir",
        "http://017700000001/fhir",
        "http://0x7f000001/fhir",
        "http://0xA9FEA9FE/fhir"
      })
  void connectsToNoAddressInDisguise(String url) throws InterruptedException {
    assertThat(refusal(URI.create(url), standingFor("93.184.216.34"))).isPresent();
  }

  /** The request cannot even name them: they have no host. */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.1/fhir", "http://0x7f.0.0.1/fhir", "http://127.0.0.1./fhir"})
  void connectsToNothingThatIsNoHost(String url) throws InterruptedException {
    URI none = URI.create(url);

    assertThat(none.getHost()).isNull();
    assertThat(refusal(none, standingForNothing())).isPresent();
  }

  @Test
  void takesLoopbackForLoopbackOnlyWhereItSaysSo() throws InterruptedException {
    URI local = URI.create("http://localhost:8080/fhir");
    URI dotted = URI.create("http://localhost.:8080/fhir");

    assertThat(refusal(local, standingFor("127.0.0.1", "::1"))).isEmpty();
    assertThat(refusal(local, standingFor("127.0.0.1", "93.184.216.34"))).isPresent();
    assertThat(refusal(dotted, standingFor("127.0.0.1"))).isPresent();
  }

  @Test
  void tellsANameThatStandsForNothing() throws InterruptedException {
    assertThat(refusal(SERVER, standingForNothing()).map(Reason::cause))
        .contains(Cause.UNREACHABLE);
    assertThat(refusal(SERVER, _ -> List.of()).map(Reason::cause)).contains(Cause.UNREACHABLE);
  }

  @Test
  void looksUpTheNameEachTime() throws InterruptedException {
    List<String> looked = new CopyOnWriteArrayList<>();
    HostNames rebinding =
        name -> {
          looked.add(name);
          return List.of(
              InetAddress.ofLiteral(looked.size() == 1 ? "93.184.216.34" : "169.254.169.254"));
        };
    try (AddressCheck check = new AddressCheck(rebinding)) {
      assertThat(check.refusal(SERVER)).isEmpty();
      assertThat(check.refusal(SERVER)).isPresent();
    }
    assertThat(looked).containsExactly("fhir.example", "fhir.example");
  }
}
