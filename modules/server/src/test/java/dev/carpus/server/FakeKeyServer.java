package dev.carpus.server;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that publishes the keys of a client, and counts who asks. */
public final class FakeKeyServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();

  private volatile FakeFhirServer.Reply reply = FakeFhirServer.status(404, "{}");

  public FakeKeyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          reply.to(exchange);
        });
    server.start();
  }

  /** Where the keys are. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
  }

  /** Publishes the public halves of these keys from now on. */
  public FakeKeyServer publish(JWK... keys) {
    return reply(FakeFhirServer.json(TokenKeys.publicSet(keys)));
  }

  /** Does this about requests from now on. */
  public FakeKeyServer reply(FakeFhirServer.Reply other) {
    reply = other;
    return this;
  }

  /** How often somebody asked. */
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
