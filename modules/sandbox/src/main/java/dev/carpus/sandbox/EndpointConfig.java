package dev.carpus.sandbox;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The doors of the sandbox: FHIR under {@code /fhir}, and who may knock from a browser. */
@Configuration
class EndpointConfig {

  /** Whose pages may call. */
  static final List<String> LOCAL_PAGES = List.of("http://127.0.0.1:*", "http://localhost:*");

  @Bean
  TomcatServletWebServerFactory webServer(Invocation.Serve serve) {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(serve.port());
    factory.setAddress(serve.address());
    return factory;
  }

  @Bean
  Readiness readiness() {
    return new Readiness();
  }

  @Bean
  ServletRegistrationBean<HealthServlet> healthServlet(Readiness readiness) {
    return new ServletRegistrationBean<>(new HealthServlet(readiness), "/health");
  }

  @Bean
  ServletRegistrationBean<ResetServlet> resetServlet(Readiness readiness) {
    return new ServletRegistrationBean<>(new ResetServlet(readiness), "/reset");
  }

  @Bean
  RestfulServer fhirServer(
      IFhirSystemDao<Bundle, Meta> systemDao,
      JpaSystemProvider<Bundle, Meta> systemProvider,
      ResourceProviderFactory resourceProviders,
      ValueSetOperationProvider valueSetOperations) {
    RestfulServer server = new RestfulServer(systemDao.getContext());
    server.registerProviders(resourceProviders.createProviders());
    server.registerProviders(systemProvider, valueSetOperations);
    server.setDefaultResponseEncoding(EncodingEnum.JSON);
    return server;
  }

  @Bean
  JpaCapabilityStatementProvider capabilityStatement(
      RestfulServer server,
      IFhirSystemDao<Bundle, Meta> systemDao,
      JpaStorageSettings storageSettings,
      ISearchParamRegistry searchParameters,
      IValidationSupport validationSupport) {
    return new JpaCapabilityStatementProvider(
        server, systemDao, storageSettings, searchParameters, validationSupport);
  }

  @Bean
  ServletRegistrationBean<RestfulServer> fhirServlet(
      RestfulServer server,
      JpaCapabilityStatementProvider capabilityStatement,
      DatabaseBackedPagingProvider pagingProvider) {
    server.setServerConformanceProvider(capabilityStatement);
    server.setPagingProvider(pagingProvider);
    ServletRegistrationBean<RestfulServer> registration =
        new ServletRegistrationBean<>(server, "/fhir/*");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter() {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOriginPatterns(LOCAL_PAGES);
    cors.setAllowedMethods(List.of("*"));
    cors.setAllowedHeaders(List.of("*"));
    cors.setExposedHeaders(List.of("Location", "Content-Location", "ETag"));
    UrlBasedCorsConfigurationSource everyPath = new UrlBasedCorsConfigurationSource();
    everyPath.registerCorsConfiguration("/**", cors);
    return new FilterRegistrationBean<>(new CorsFilter(everyPath));
  }
}
