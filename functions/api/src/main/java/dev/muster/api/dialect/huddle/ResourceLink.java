package dev.muster.api.dialect.huddle;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.xml.XmlElement;
import dev.muster.aws.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A link between resources of this API. */
record ResourceLink(String rel, String href) {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    /** Returns a link to a path of this API, absolute when the request has a valid Host header. */
    static ResourceLink to(String rel, String path, ApiRequest request) {
        String base = request.header("host")
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> scheme(request) + "://" + host)
                .orElse("");
        return new ResourceLink(rel, base + path);
    }

    private static String scheme(ApiRequest request) {
        return request.header("x-forwarded-proto").filter("http"::equals).orElse("https");
    }

    JsonValue json() {
        return JsonValue.object(JsonValue.member("rel", rel), JsonValue.member("href", href));
    }

    XmlElement xml() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("rel", rel);
        attributes.put("href", href);
        return new XmlElement("link", attributes, "", List.of());
    }
}
