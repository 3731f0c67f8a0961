package dev.carpus.server.retrieval;

import dev.carpus.server.Loopback;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the service from being used to reach what lies behind it: before each connection, every
 * address that the host's name stands for must be one where a server of others can be. Thread-safe.
 *
 * <p>Link-local, multicast and unspecified addresses, and those under which clouds tell machines
 * their secrets, are always refused. A loopback address is refused unless the URL itself says
 * loopback. Private addresses are left to the list of the site's servers, without which nothing is
 * asked here.
 *
 * <p>A name could mean another address between the check and the connection (DNS rebinding). Both
 * look it up in the cache of the Java runtime, which keeps an answer for {@link
 * HostNames#CACHE_SECONDS} seconds; so that could happen only to a name that a site has listed, in
 * the moment in which its entry ends.
 */
public final class AddressCheck implements AutoCloseable {
  private static final int LOOKUPS = 8;

  /** How long a name server may take; who asks has a deadline of its own, mostly a shorter one. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Where Amazon, Alibaba, Azure and Oracle tell machines their secrets, beside 169.254.0.0/16. */
  private static final Set<InetAddress> METADATA =
      Stream.of("fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192")
          .map(InetAddress::ofLiteral)
          .collect(Collectors.toUnmodifiableSet());

  /** A host that ends in a number is an IPv4 address to some, in decimal, octal or hex. */
  private static final Pattern NUMERIC = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

  private static final Pattern PLAIN_IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  private static final Reason REFUSED =
      new Reason(Cause.NOT_ALLOWED, "the FHIR server is at an address that is never read from");

  private static final Reason UNKNOWN =
      new Reason(Cause.UNREACHABLE, "the name of the FHIR server could not be looked up");

  private final HostNames names;

  /** Threads of their own, as a lookup holds its thread until the name server answers. */
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(
          LOOKUPS, Thread.ofPlatform().daemon().name("host-names-", 0).factory());

  /** A check by these names. */
  public AddressCheck(HostNames names) {
    this.names = names;
  }

  /**
   * Whether a URL may be connected to, and its name can be looked up.
   *
   * @throws InterruptedException if the caller is interrupted while a name is looked up
   */
  public boolean allows(URI url) throws InterruptedException {
    return refusal(url).isEmpty();
  }

  /**
   * Why a URL may not be connected to; nothing if it may.
   *
   * @throws InterruptedException if the caller is interrupted while a name is looked up
   */
  Optional<Reason> refusal(URI url) throws InterruptedException {
    String host = url.getHost();
    if (host == null || url.getRawUserInfo() != null || isOddlyWritten(host)) {
      return Optional.of(REFUSED);
    }
    List<InetAddress> addresses = addresses(host);
    if (addresses.isEmpty()) {
      return Optional.of(UNKNOWN);
    }
    boolean isLoopback = Loopback.isHost(host);
    return addresses.stream()
            .allMatch(each -> each.isLoopbackAddress() == isLoopback && !isForbidden(each))
        ? Optional.empty()
        : Optional.of(REFUSED);
  }

  private static boolean isOddlyWritten(String host) {
    return NUMERIC.matcher(host).matches() && !PLAIN_IPV4.matcher(host).matches();
  }

  private List<InetAddress> addresses(String host) throws InterruptedException {
    if (host.startsWith("[")) {
      return literal(host.substring(1, host.length() - 1));
    }
    if (NUMERIC.matcher(host).matches()) {
      return literal(host);
    }
    Future<List<InetAddress>> lookup = lookups.submit(() -> names.addresses(host));
    try {
      return lookup.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownHostException) {
        return List.of();
      }
      throw new IllegalStateException("a lookup ended by a defect", failed.getCause());
    } catch (TimeoutException late) {
      lookup.cancel(true);
      return List.of();
    } catch (InterruptedException ended) {
      lookup.cancel(true);
      throw ended;
    }
  }

  private static List<InetAddress> literal(String text) {
    try {
      return List.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException none) {
      return List.of();
    }
  }

  private static boolean isForbidden(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()
        || METADATA.contains(address)
        || (bytes.length == 4 && (bytes[0] == 0 || bytes[0] == (byte) 255))
        || (address instanceof Inet6Address && isForbiddenInside(bytes));
  }

  /** IPv6 addresses that lead to an IPv4 address: NAT64, 6to4 and the old compatible form. */
  private static boolean isForbiddenInside(byte[] bytes) {
    int at = embedded(bytes);
    if (at < 0) {
      return false;
    }
    try {
      InetAddress inside = InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
      return inside.isLoopbackAddress() || isForbidden(inside);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Where the IPv4 address stands in it; -1 if it holds none. */
  private static int embedded(byte[] bytes) {
    boolean isNat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    boolean isCompatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return isNat64 || (isCompatible && !isOne(bytes)) ? 12 : startsWith(bytes, 0x20, 0x02) ? 2 : -1;
  }

  /** The loopback address, which is judged as such. */
  private static boolean isOne(byte[] bytes) {
    return startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
