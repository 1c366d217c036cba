package dev.muster.api.dialect.huddle;

import dev.muster.api.http.PercentEncoding;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.person.IdFormat;
import java.util.List;
import java.util.stream.Stream;

/** A reader of a member's self link, whose last segments are {@code companies/42/members/123}. */
final class MemberLink {
    private MemberLink() {}

    /** Returns the member of an href, absolute or relative; rejects a member of another company. */
    static Validated<String> member(String href, String company) {
        List<String> segments = segments(href);
        int size = segments.size();
        boolean isMember =
                size >= 2 && segments.get(size - 2).equals("members") && IdFormat.isValid(segments.get(size - 1));
        boolean namesCompany = size >= 4 && segments.get(size - 4).equals("companies");
        if (!isMember || !(namesCompany || size == 2)) {
            return Validated.invalid(
                    ApiProblem.Kind.INVALID, "the href of a member must end in companies/{company}/members/{member}");
        }
        return namesCompany && !segments.get(size - 3).equals(company)
                ? Validated.invalid(
                        ApiProblem.Kind.INVALID,
                        "member %s is not in that company, %s".formatted(segments.get(size - 1), company))
                : Validated.valid(segments.get(size - 1));
    }

    private static List<String> segments(String href) {
        String path = href.strip().split("[?#]", 2)[0];
        return Stream.of(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(MemberLink::decode)
                .toList();
    }

    private static String decode(String segment) {
        return PercentEncoding.decode(segment);
    }
}
