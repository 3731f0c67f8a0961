package dev.carpus.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.hapi.fhir.cdshooks.api.CDSHooksVersion;
import ca.uhn.hapi.fhir.cdshooks.api.ICdsServiceRegistry;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseJson;
import ca.uhn.hapi.fhir.cdshooks.controller.CdsHooksController;
import ca.uhn.hapi.fhir.cdshooks.module.CdsHooksObjectMapperFactory;
import ca.uhn.hapi.fhir.cdshooks.serializer.CdsServiceRequestJsonDeserializer;
import ca.uhn.hapi.fhir.cdshooks.svc.CdsHooksContextBooter;
import ca.uhn.hapi.fhir.cdshooks.svc.CdsServiceRegistryImpl;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsPrefetchDaoSvc;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsPrefetchFhirClientSvc;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsPrefetchSvc;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsResolutionStrategySvc;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carpus.benchmarks.http.Echo;
import java.io.IOException;
import java.time.Instant;
import org.opencds.cqf.fhir.cr.hapi.cdshooks.CdsCrServiceMethod;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * CDS Hooks as HAPI FHIR serves them, on the clinical reasoning engine of the CQFramework project
 * and the shipped content: HAPI's own door, registry, prefetch and encoders, in the same web stack
 * as the service. The content lies in memory where HAPI would have a database, and nothing is
 * stored.
 *
 * @see <a href="https://hapifhir.io/hapi-fhir/docs/cds_hooks/intro.html">HAPI FHIR, CDS Hooks</a>
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class
})
public class HapiHooks {
  /** The service's id, as HAPI names it: by the id of the PlanDefinition. */
  static final String ID = "bilateral-hand-cramping";

  private static final String AT = "hapi.at";
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  /**
   * Starts it, and runs it as long as the one who wants it.
   *
   * @param arguments a folder for its address, and the moment of all evaluations
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty(AT, arguments[1]);
    // It warns of every value set at every call, which would be its cost.
    System.setProperty("logging.level.root", "error");
    Echo.run(HapiHooks.class, arguments[0]);
  }

  @Bean
  CdsHooksController door(ICdsServiceRegistry registry) {
    return new CdsHooksController(registry);
  }

  @Bean
  ICdsServiceRegistry registry() {
    ObjectMapper mapper = new CdsHooksObjectMapperFactory(FHIR).newMapper();
    CdsServiceRegistryImpl registry =
        new CdsServiceRegistryImpl(
            new CdsHooksContextBooter(),
            prefetch(),
            mapper,
            new CdsServiceRequestJsonDeserializer(FHIR, mapper),
            CDSHooksVersion.V_2_0);
    registry.init();
    CdsServiceJson described =
        new CdsServiceJson().setId(ID).setHook("patient-view").setTitle(ID).setDescription(ID);
    PeerEngine engine = new PeerEngine();
    Instant at = Instant.parse(System.getProperty(AT));
    CdsCrServiceMethod method =
        new CdsCrServiceMethod(
            mapper, described, _ -> new HapiCall(new SystemRequestDetails(), engine, at));
    registry.registerService(
        ID, call -> (CdsServiceResponseJson) method.invoke(call, ID), described, false, "content");
    return registry;
  }

  /** Everything is sent, so nothing is ever asked of a database or another server. */
  private static CdsPrefetchSvc prefetch() {
    DaoRegistry none = new DaoRegistry(FHIR);
    return new CdsPrefetchSvc(
        new CdsResolutionStrategySvc(none),
        new CdsPrefetchDaoSvc(none, null, FHIR),
        new CdsPrefetchFhirClientSvc(FHIR),
        _ -> {},
        null);
  }
}
