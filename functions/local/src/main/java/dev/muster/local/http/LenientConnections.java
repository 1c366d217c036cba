package dev.muster.local.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Connections that take a path with a malformed percent-escape. Jetty alone refuses it before a handler sees it, and the
 * client would get no error in the words of the dialect. A malformed percent sign counts as {@code %25}, so the decoded
 * path has the text that was sent.
 */
final class LenientConnections extends HttpConnectionFactory {
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    LenientConnections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new LenientConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /** Returns the target of a request with every malformed percent sign of its path escaped. */
    private static String escaped(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return MALFORMED.matcher(path).replaceAll("%25") + target.substring(path.length());
    }

    private static final class LenientConnection extends HttpConnection {
        LenientConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            return super.newHttpStream(method, escaped(target), version);
        }
    }
}
