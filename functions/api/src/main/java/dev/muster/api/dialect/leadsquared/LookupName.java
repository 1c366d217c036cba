package dev.muster.api.dialect.leadsquared;

import static java.util.Map.entry;

import dev.muster.core.selection.FilterField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user attributes that a condition can look up, and the fields of a person that contain them. */
final class LookupName {
    private static final Pattern CUSTOM = Pattern.compile("mx_Custom_([1-9]|10)");

    private static final Map<String, List<FilterField>> FIELDS = Map.ofEntries(
            entry("UserID", List.of(new FilterField.AnyCaseId())),
            entry("FirstName", attribute("first_name")),
            entry("MiddleName", attribute("middle_name")),
            entry("LastName", attribute("last_name")),
            entry("EmailAddress", attribute("email")),
            entry("Role", attribute("role")),
            entry(
                    "AssociatedPhoneNumbers",
                    List.of(new FilterField.Attribute("phone_number"), new FilterField.Attribute("phone_numbers"))),
            entry("PhoneMain", attribute("phone_number")),
            entry("PhoneOthers", attribute("phone_others")),
            entry("City", attribute("city")),
            entry("State", attribute("state")),
            entry("Country", attribute("country")),
            entry("ZipCode", attribute("zip")),
            entry("Address", attribute("address")),
            entry("Department", attribute("department")),
            entry("Designation", attribute("designation")),
            entry("Team", attribute("team_id")),
            entry("TeamId", attribute("team_id")),
            entry("SalesRegions", attribute("sales_regions")),
            entry("Skills", attribute("skills")),
            entry("TimeZone", attribute("time_zone")),
            entry("UserType", attribute("user_type")),
            entry("OfficeLocationName", attribute("office_location_name")),
            entry("StatusCode", attribute("status_code")));

    private LookupName() {}

    /** Returns the fields of an attribute, any of which may match; empty when the attribute is unknown. */
    static Optional<List<FilterField>> fields(String name) {
        Matcher custom = CUSTOM.matcher(name);
        return custom.matches()
                ? Optional.of(attribute("mx_custom_" + custom.group(1)))
                : Optional.ofNullable(FIELDS.get(name));
    }

    private static List<FilterField> attribute(String name) {
        return List.of(new FilterField.Attribute(name));
    }
}
