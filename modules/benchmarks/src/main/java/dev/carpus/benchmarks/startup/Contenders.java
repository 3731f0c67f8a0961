package dev.carpus.benchmarks.startup;

import dev.carpus.benchmarks.startup.StartedProcess.Probe;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two programs, as they are started: the service from its jar, the echo from the jars of the
 * service that a minimal Spring Boot web application has too.
 *
 * @param jar the service's
 * @param work a folder for what has to be made
 */
record Contenders(Path jar, Path work) {
  /** What {@code spring-boot-starter-webmvc} brings; a jar of ours is not among it. */
  private static final Pattern STARTER =
      Pattern.compile(
          "(spring-(boot|aop|beans|context|core|expression|web|webmvc)|tomcat-embed|snakeyaml"
              + "|jackson-(core|databind|annotations)|logback|slf4j-api|jul-to-slf4j|log4j"
              + "|commons-logging|micrometer-(commons|observation)|jakarta.annotation|jspecify)-.*");

  /** The service, with the cache that {@code ./carpus serve} has made where it has. */
  Contender service() {
    Path own = jar.resolveSibling("carpus.aot");
    return new Contender(
        "carpus",
        List.of("-jar", jar.toString()),
        Files.exists(own) ? own : work.resolve("service.aot"),
        List.of("serve", "--port", Contender.PORT, "--data", Contender.DATA),
        new Probe("/health", ""),
        new Probe("/health", ""));
  }

  /** The echo; it is ready when it answers. */
  Contender echo() throws IOException {
    Probe echo = new Probe("/echo", "{}");
    return new Contender(
        "echo",
        List.of("-cp", echoJar() + File.pathSeparator + starter(), EchoApplication.class.getName()),
        work.resolve("echo.aot"),
        List.of("--server.port=" + Contender.PORT, "--server.address=127.0.0.1"),
        echo,
        echo);
  }

  private String starter() throws IOException {
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      return libraries
          .filter(each -> STARTER.matcher(String.valueOf(each.getFileName())).matches())
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** A cache is bound to jars, so the echo is made one; it is kept, as the cache knows its time. */
  private Path echoJar() throws IOException {
    Path echo = work.resolve("echo.jar");
    if (Files.exists(echo)) {
      return echo;
    }
    String name = EchoApplication.class.getName().replace('.', '/') + ".class";
    try (InputStream type = EchoApplication.class.getClassLoader().getResourceAsStream(name);
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(echo))) {
      if (type == null) {
        throw new UncheckedIOException(new IOException("the class path has no " + name));
      }
      to.putNextEntry(new JarEntry(name));
      type.transferTo(to);
      to.closeEntry();
    }
    return echo;
  }
}
