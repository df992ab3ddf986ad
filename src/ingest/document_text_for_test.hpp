#pragma once

#include <string>
#include <string_view>

namespace renga::ingest {

/// A synthetic document of a check-up around the given observations.
inline std::string checkup_document(std::string_view observations,
                                    std::string_view report_class = "10") {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<code code=")" +
         std::string(report_class) + R"(" codeSystem="1.2.392.200119.6.1001"/>
<effectiveTime value="20250601"/>
<recordTarget><patientRole>
<id extension="06132013" root="1.2.392.200119.6.101"/>
<id extension="１２" root="1.2.392.200119.6.204"/>
<id extension="３４５" root="1.2.392.200119.6.205"/>
<id extension="01" root="1.2.392.200119.6.211"/>
<addr><postalCode>100-0001</postalCode></addr>
<patient><name>ヤマダ　ハナコ</name><administrativeGenderCode code="2"/>
<birthTime value="19800203"/></patient></patientRole></recordTarget>
<author><assignedAuthor><representedOrganization><id extension="1311111111" root="1.2.392.200119.6.102"/>
<name>テスト健診機関</name></representedOrganization></assignedAuthor></author>
<documentationOf><serviceEvent><code code="2"/><effectiveTime value="20250501"/>
</serviceEvent></documentationOf>
<component><structuredBody><component><section>
<code code="01010" displayName="検査・問診結果セクション"/>)" +
         std::string(observations) +
         "</section></component></structuredBody></component></ClinicalDocument>\n";
}

inline std::string quantity(std::string_view code, std::string_view value, std::string_view unit) {
  return "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"" +
         std::string(code) + "\" displayName=\"項目\"/><value xsi:type=\"PQ\" value=\"" +
         std::string(value) + "\" unit=\"" + std::string(unit) +
         "\"/><interpretationCode code=\"H\"/><referenceRange><observationRange><value "
         "xsi:type=\"IVL_PQ\"><low value=\"30\"/><high value=\"149.5\"/></value>"
         "</observationRange></referenceRange></observation></entry>\n";
}

inline std::string coded(std::string_view code, std::string_view value) {
  return "<entry><observation><code code=\"" + std::string(code) +
         "\"/><value xsi:type=\"CD\" code=\"" + std::string(value) + "\"/></observation></entry>\n";
}

}  // namespace renga::ingest
