package dev.muster.api.dialect.leadsquared;

import dev.muster.api.WireRequest;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests as clients of LeadSquared's API send them. */
final class LeadsquaredRequests {
    static final String UPDATE = "/v2/UserManagement.svc/User/Bulk/Update";
    static final String TEAMS = "/v2/TeamManagement.svc/Retrieve";
    static final String KEYS = "?accessKey=local-access&secretKey=local-secret";
    static final String SAMPLE = """
            {
               "Conditions":[
                  {
                     "Condition":[
                        {
                           "LookupName":"AssociatedPhoneNumbers",
                           "Operator":"lik",
                           "LookupValue":"23",
                           "ConditionOperator":"OR"
                        },
                        {
                           "LookupName":"FirstName",
                           "Operator":"lik",
                           "LookupValue":"Bo",
                           "ConditionOperator":null
                        }
                     ],
                     "GroupOperator":null
                  }
               ],
               "Attribute":"{{Attribute}}",
               "Value":"{{Value}}"
            }""";

    private LeadsquaredRequests() {}

    /** Returns a request that puts people into team 2 by their ids. */
    static WireRequest users(Collection<String> ids) {
        return update(ids.stream()
                .map(id -> condition("UserID", "eq", id, "OR"))
                .collect(Collectors.joining(",", "{\"Condition\":[", "]}")));
    }

    static WireRequest update(String groups) {
        return request("{\"Conditions\":[" + groups + "],\"Attribute\":\"TeamId\",\"Value\":\"2\"}");
    }

    static WireRequest request(String body) {
        return new WireRequest("POST", UPDATE + KEYS, Map.of("Content-Type", "application/json"), body);
    }

    static String condition(String name, String operator, String value, String next) {
        return "{\"LookupName\":\"%s\",\"Operator\":\"%s\",\"LookupValue\":\"%s\",\"ConditionOperator\":\"%s\"}"
                .formatted(name, operator, value, next);
    }

    static String group(String condition) {
        return "{\"Condition\":[" + condition + "]}";
    }

    static WireRequest keys(WireRequest request, String access, String secret) {
        return request.withAddress(
                request.address().split("\\?", 2)[0] + "?accessKey=" + access + "&secretKey=" + secret);
    }
}
