package dev.carpus.sandbox;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The sandbox as a program: a FHIR R4 server on loopback that has loaded its sample patients.
 *
 * <p>Exit codes: 0 after {@code --prepare} and {@code --help}, 1 when it cannot start or load, 2
 * for arguments that it does not know.
 */
final class SandboxServer {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  SandboxServer(Clock clock, PrintStream out, PrintStream err) {
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** Runs the sandbox until it is asked to end. */
  public static void main(String[] arguments) throws InterruptedException {
    SandboxServer server = new SandboxServer(Clock.systemUTC(), System.out, System.err);
    switch (Invocation.of(arguments)) {
      case Invocation.Serve serve -> server.serve(serve);
      case Invocation.Help _ -> server.out.println(Invocation.USAGE);
      case Invocation.Unknown(String problem) -> server.end(MISUSED, problem);
    }
  }

  private void serve(Invocation.Serve serve) throws InterruptedException {
    try {
      requireFree(serve);
      ServletWebServerApplicationContext server = start(serve, serve.database().open());
      loadPatients(server);
      String base = "http://127.0.0.1:" + server.getWebServer().getPort() + "/fhir";
      out.println("FHIR sandbox ready at " + base);
      if (serve.prepare()) {
        rehearse(URI.create(base + "/"));
        server.close();
        System.exit(0);
      }
    } catch (CannotStartException | UnusableSampleException e) {
      end(FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      // The door of the process: threads of the web server would keep a broken sandbox alive.
      end(FAILED, e + causes(e));
    }
  }

  private void end(int exitCode, String problem) {
    err.println("carpus-sandbox: " + problem);
    System.exit(exitCode);
  }

  /** Finds out early, and says plainly, what would otherwise fail late in a start. */
  private static void requireFree(Invocation.Serve serve) {
    try {
      new ServerSocket(serve.port(), 1, serve.address()).close();
    } catch (IOException e) {
      throw new CannotStartException(
          "port "
              + serve.port()
              + " of "
              + serve.address().getHostAddress()
              + " cannot be used, choose another by --port: "
              + e.getMessage(),
          e);
    }
  }

  private static ServletWebServerApplicationContext start(
      Invocation.Serve serve, JdbcConnectionPool database) {
    SpringApplication application =
        new SpringApplication(StorageConfig.class, EndpointConfig.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setLazyInitialization(true);
    application.setAllowCircularReferences(true);
    application.addInitializers(context -> {
      GenericApplicationContext beans = (GenericApplicationContext) context;
      beans.registerBean(Invocation.Serve.class, () -> serve);
      beans.registerBean(
          "dataSource",
          JdbcConnectionPool.class,
          () -> database,
          definition -> definition.setDestroyMethodName("dispose"));
    });
    return (ServletWebServerApplicationContext) application.run();
  }

  private void loadPatients(ServletWebServerApplicationContext server) {
    @SuppressWarnings("unchecked") // the R4 configuration has one system DAO, for R4 bundles
    IFhirSystemDao<Bundle, Meta> systemDao = server.getBean(IFhirSystemDao.class);
    FhirContext fhirContext = server.getBean(FhirContext.class);
    PatientLoading loading =
        new PatientLoading(
            systemDao,
            server.getBean(DaoRegistry.class),
            () -> new SamplePatients(fhirContext, new RelativeDates(LocalDate.now(clock))));
    server.getBean(Readiness.class).ready(loading.load(), loading::loadAnew);
  }

  private static void rehearse(URI base) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      new Rehearsal(http, base).play();
    }
  }

  private static String causes(Throwable problem) {
    StringBuilder causes = new StringBuilder();
    for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
      causes.append("; because of ").append(cause);
    }
    return causes.toString();
  }
}
