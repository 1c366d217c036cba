package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk changes as the public web client of MissionHub sends them, with members that have no effect. */
class MissionHubBulkClientsTest extends MissionHubBulkFixture {
    private static final String CHANGE =
            "{\"organization_id\":\"3\",\"person_ids\":%s,\"followup_status\":\"contacted\"}";

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'organization_ids':'3','exclude_ids':'4','answer_sheets':{'survey_ids':{},'answers':{}}}",
                "{'organization_ids':'3','exclude_ids':'4','answer_sheets':{'answers':{'5':[''],'6':[]}}}",
                "{'organization_ids':'3','exclude_ids':'4','answers':'','faculty':null,'interaction_type_ids':[]}",
                "{'organization_ids':'3','exclude_ids':'4','label_ids':null,'name':null,'$$hashKey':'object:7'}",
                "{'organization_ids':'3','exclude_ids':'4','survey_ids':'','tags':{}}",
            })
    void filtersWithoutEffectRestrictNobody(String filters) {
        String plain = "{'organization_ids':'3','exclude_ids':'4'}";
        TestResponse expected =
                admin.bulk("{\"organization_id\":\"3\",\"student_status\":\"collegiate\"}", json(plain));
        TestResponse response = admin.bulk(CHANGE.formatted("null"), json(filters));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/meta/selected")).isEqualTo(expected.at("/meta/selected"));
        assertThat(Integer.parseInt(response.at("/meta/selected"))).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filters[answer_sheets][survey_ids]= | 200",
                "filters[answer_sheets][answers][5][]= | 200",
                "filters[faculty]=&filters[$$hashKey]=7&$select=id | 200",
                "filters[answer_sheets][survey_ids]=5 | 422",
                "filters[answer_sheets][answers][5][]=yes | 422",
                "filters[statuses][x]=contacted | 422",
                "filters[statuses]= | 422",
            })
    void parametersWithoutEffectRestrictNobody(String query, int status) {
        String escaped = query.replace("[", "%5B").replace("]", "%5D").replace("$", "%24");
        TestResponse response = admin.post(
                MissionHubClient.BULK + "?" + escaped,
                MissionHubClient.document(CHANGE.formatted("null"), "{\"ids\":\"3,4\"}"));
        assertThat(response.status()).as(response.body()).isEqualTo(status);
    }

    @Test
    void idsOfWebClientWinOverItsFilters() {
        TestResponse response = admin.bulk(CHANGE.formatted("\"3\""), "{\"ids\":\"3\"}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/meta/selected")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'person_ids':'3','organization_id':'3','archived':true,'gender':'','labels':{},'groups':[]}",
                "{'person_ids':'3','organization_id':'3','archived':true,'assigned_tos':{'1':null},'$$hashKey':'object:7'}",
                "{'person_ids':'3','organization_id':'3','archived':true,'winner_id':null,'message':' '}",
            })
    void attributesWithoutEffectChangeNothing(String attributes) {
        TestResponse response = admin.bulk(json(attributes));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/meta/changed")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"\"", "null", "{}"})
    void emptyFiltersSelectNobodyBesideIds(String filters) {
        TestResponse response = admin.bulk(CHANGE.formatted("\"3\""), filters);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/meta/selected")).isEqualTo("1");
        assertThat(admin.bulk(CHANGE.formatted("\"\""), filters).status()).isEqualTo(422);
    }
}
