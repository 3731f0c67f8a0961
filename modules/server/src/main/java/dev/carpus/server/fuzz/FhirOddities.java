package dev.carpus.server.fuzz;

import java.util.List;

/** What resources say that programs are not prepared for: texts, or JSON. */
final class FhirOddities {
  private static final String FHIR = "http://" + Oddities.FHIR_HOST + "/fhir";

  static final List<String> DATES =
      List.of(
          "",
          "2026",
          "2026-11",
          "2026-11-22",
          "2026-11-22T12:00:00Z",
          "2026-11-22T24:00:00Z",
          "2026-11-22T12:00:60Z",
          "2026-11-22T12:00",
          "2026-11-22T12:00:00.123456789123Z",
          "2026-11-22T12:00:00+14:00",
          "2026-11-22T12:00:00-12:00",
          "2026-11-22T12:00:00+99:99",
          "2026-11-22T12:00:00-00:00",
          "2026-02-30",
          "2026-13-01",
          "2026-00-00",
          "2025-02-29",
          "0000-01-01",
          "0001-01-01",
          "1582-10-10",
          "9999-12-31",
          "9999-12-31T23:59:59.999-12:00",
          "10000-01-01",
          "-2026-01-01",
          "20261122",
          "22.11.2026",
          "2026-11-22 12:00:00",
          "2026-11-22T12:00:00Z[UTC]",
          "292278994-08-17",
          "today",
          Oddities.MARK);

  static final List<String> REFERENCES =
      List.of(
          "Patient/p1",
          "Patient/" + Oddities.MARK,
          "Patient/",
          "/p1",
          "p1",
          "#c1",
          "#",
          "urn:uuid:d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
          "urn:oid:1.2.3",
          FHIR + "/Patient/p1",
          FHIR + "/Patient/p1/_history/2",
          "https://ehr.example/fhir/Patient/" + Oddities.MARK,
          "Patient/p1/_history/" + Oddities.MARK,
          "Patient/../Patient/p1",
          "Patient/p1?x=1#y",
          "Medication/m1|2",
          "javascript:alert(1)",
          "Group/g1",
          "patient/P1",
          "Patient/" + "a".repeat(65));

  static final List<String> SYSTEMS =
      List.of(
          "",
          "http://snomed.info/sct",
          "http://snomed.info/sct/",
          "http://loinc.org",
          "LOINC",
          "urn:oid:2.16.840.1.113883.6.96",
          "https://" + Oddities.MARK + ".example/codes",
          "http://www.nlm.nih.gov/research/umls/rxnorm",
          "not a uri %%");

  static final List<String> CODES =
      List.of(
          "",
          " ",
          "424647005",
          " 424647005",
          "424647005|" + Oddities.MARK,
          "85562004",
          "999999999999999999999",
          "-1",
          "ACTIVE",
          "entered-in-error",
          "unknown",
          "draft",
          Oddities.MARK,
          "\u0394",
          "c".repeat(70_000));

  static final List<String> QUANTITIES =
      List.of(
          "{}",
          "{\"value\":4.2}",
          "{\"unit\":\"mg/dL\"}",
          "{\"value\":4.2,\"unit\":\"" + Oddities.MARK + "\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/L\"}",
          "{\"value\":-4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"g/L\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"((((((m\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"m999999999\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"10*99999\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"%\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"{"
              + Oddities.MARK
              + "}\"}",
          "{\"value\":4.2,\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg].s/d2\"}",
          "{\"value\":4.2,\"comparator\":\"<\",\"unit\":\"mmol/L\"}",
          "{\"value\":4.2,\"comparator\":\"~\",\"unit\":\"mmol/L\"}",
          "{\"value\":\"4.2\",\"unit\":\"mmol/L\"}",
          "{\"value\":1e308,\"unit\":\"mmol/L\"}",
          "{\"value\":1e-308,\"system\":\"http://unitsofmeasure.org\",\"code\":\"kat/L\"}",
          "{\"value\":99999999999999999999999999999999,\"unit\":\"mmol/L\"}",
          "{\"value\":0.000000000000000000000000000000001,\"unit\":\"mmol/L\"}",
          "{\"value\":1e99999,\"unit\":\"mmol/L\"}",
          "{\"value\":{},\"unit\":[],\"code\":null}");

  static final List<String> CONCEPTS =
      List.of(
          "{}",
          "{\"text\":\"cramps in " + Oddities.MARK + "\"}",
          "{\"coding\":[]}",
          "{\"coding\":{}}",
          "{\"coding\":[null]}",
          "{\"coding\":[{}]}",
          "{\"coding\":[{\"code\":\"424647005\"}]}",
          "{\"coding\":[{\"system\":\"http://snomed.info/sct\"}]}",
          "{\"coding\":[[{\"code\":\"1\"}]],\"text\":[]}",
          "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":424647005}]}",
          "{\"coding\":[{\"extension\":[{\"url\":\"x\"}],\"_code\":{\"id\":\"1\"}}]}",
          "\"424647005\"");

  static final List<String> CHOICES =
      List.of(
          "valueString",
          "valueBoolean",
          "valueInteger",
          "valueQuantity",
          "valueCodeableConcept",
          "valueRange",
          "valueRatio",
          "valueSampledData",
          "valueFuzz",
          "onsetAge",
          "onsetPeriod",
          "onsetString",
          "effectivePeriod",
          "effectiveTiming",
          "performedRange",
          "medicationReference",
          "medicationCodeableConcept",
          "deceasedBoolean",
          "deceasedDateTime");

  static final List<String> TYPES =
      List.of(
          "\"Patient\"",
          "\"Observation\"",
          "\"Condition\"",
          "\"OperationOutcome\"",
          "\"Bundle\"",
          "\"Binary\"",
          "\"Parameters\"",
          "\"DomainResource\"",
          "\"BodyStructure\"",
          "\"patient\"",
          "\"" + Oddities.MARK + "\"",
          "\"\"",
          "null",
          "7",
          "[\"Patient\"]");

  static final List<String> IDS =
      List.of(
          "\"p1\"",
          "\"c1\"",
          "\"\"",
          "\"" + "i".repeat(65) + "\"",
          "\"a/b\"",
          "\"#c1\"",
          "\"" + Oddities.MARK + " 1\"",
          "\"Patient/p1\"",
          "7",
          "null",
          "{}");

  static final List<String> COMMONS =
      List.of(
          "{\"contained\":[{\"resourceType\":\"" + Oddities.MARK + "\"}]}",
          "{\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"c1\"}]}",
          "{\"contained\":[{\"resourceType\":\"Patient\",\"contained\":[{}]}]}",
          "{\"contained\":{}}",
          "{\"contained\":[null]}",
          "{\"extension\":[{\"url\":\"https://x.example\",\"valueFuzz\":1}]}",
          "{\"extension\":{}}",
          "{\"extension\":[{}]}",
          "{\"modifierExtension\":[{\"url\":\"https://x.example\",\"valueBoolean\":true}]}",
          "{\"text\":{\"status\":\"generated\",\"div\":\"<div>not closed\"}}",
          "{\"text\":{\"div\":\"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hostname'>]>&y;\"}}",
          "{\"text\":{\"div\":{}}}",
          "{\"text\":\"words\"}",
          "{\"meta\":{\"versionId\":7,\"profile\":\"x\",\"tag\":{}}}",
          "{\"implicitRules\":\"https://x.example\",\"language\":\"xx-" + Oddities.MARK + "\"}",
          "{\"_id\":{\"extension\":[{\"url\":\"x\"}]},\"_status\":[null,{}]}",
          "{\"_birthDate\":{\"extension\":[{\"valueDateTime\":\"1981-08-14T12:00\"}]}}");

  static final List<String> BUNDLES =
      List.of(
          next("http://" + Oddities.FHIR_HOST + "/fhir/Condition?page=2"),
          next("http://" + Oddities.FHIR_HOST + "/fhir/endless/Condition"),
          next("http://192.0.2.1/fhir/Condition"),
          next("?page=2"),
          next("/fhir/../../x"),
          next("http://[::1"),
          next(""),
          "{\"link\":{}}",
          "{\"link\":[{\"relation\":\"next\"}]}",
          "{\"link\":[null,7,{\"relation\":7,\"url\":[]}]}",
          "{\"total\":0}",
          "{\"total\":-1}",
          "{\"total\":\"7\"}",
          "{\"total\":99999999999999999999}",
          "{\"entry\":null}",
          "{\"entry\":{}}",
          "{\"entry\":[]}",
          "{\"type\":\"history\"}",
          "{\"type\":\"transaction\"}",
          "{\"type\":7}");

  static final List<String> ENTRIES =
      List.of(
          "{}",
          "null",
          "[]",
          "{\"resource\":null}",
          "{\"resource\":[]}",
          "{\"resource\":{}}",
          outcome("error"),
          outcome("warning"),
          "{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":{}}}",
          "{\"resource\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":"
              + "\"Bundle\"}}]}}",
          "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p2\"}}",
          "{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"c1\"}}",
          "{\"resource\":{\"resourceType\":\"Medication\",\"id\":\"m1\"},\"search\":"
              + "{\"mode\":\"include\"}}",
          "{\"resource\":{\"resourceType\":\"Condition\"},\"search\":{\"mode\":\"outcome\"}}",
          "{\"resource\":{\"resourceType\":\"Condition\"},\"search\":{\"mode\":7}}",
          "{\"fullUrl\":7,\"response\":{\"status\":\"404\"}}");

  private FhirOddities() {}

  private static String next(String url) {
    return "{\"link\":[{\"relation\":\"next\",\"url\":\"" + url + "\"}]}";
  }

  private static String outcome(String severity) {
    return "{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\""
        + severity
        + "\",\"code\":\"exception\"}]},\"search\":{\"mode\":\"outcome\"}}";
  }
}
