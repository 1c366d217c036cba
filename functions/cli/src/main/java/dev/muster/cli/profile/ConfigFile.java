package dev.muster.cli.profile;

import dev.muster.cli.CliFailure;
import dev.muster.cli.file.PrivateFiles;
import dev.muster.cli.terminal.CliHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The file {@code muster/config.toml} in the folder for configuration (XDG), which only its owner may read. */
public record ConfigFile(Path path) {
    private static final String TABLE = "profiles.";

    /** Returns the file of the process's user. */
    public static ConfigFile of(CliHost host) {
        Path folder = host.variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(
                        () -> Path.of(host.variable("HOME").orElse(System.getProperty("user.home", ".")), ".config"));
        return new ConfigFile(folder.resolve("muster").resolve("config.toml"));
    }

    /** Returns a profile; one without values if the file does not have it. */
    public Profile profile(String name) {
        Map<String, String> values = read().table(TABLE + check(name));
        return new Profile(
                name,
                Optional.ofNullable(values.get("url")),
                Optional.ofNullable(values.get("api_key")),
                number(Optional.ofNullable(values.get("max_affected"))));
    }

    /** Returns the profile that is used when no other is named. */
    public String defaultProfile() {
        return read().table("").getOrDefault("default_profile", Profile.DEFAULT);
    }

    /** Returns whether the file has the profile. */
    public boolean has(String name) {
        return !read().table(TABLE + check(name)).isEmpty();
    }

    /** Stores a server and its key in a profile; its other entries stay. The first profile is the default one. */
    public void store(String name, String url, String key) {
        TomlText before = read();
        boolean isFirst = before.lines().isEmpty() && !name.equals(Profile.DEFAULT);
        TomlText known = isFirst ? new TomlText(List.of("default_profile = \"" + name + "\"")) : before;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("url", url);
        values.put("api_key", key);
        TomlText changed = known.with(TABLE + check(name), values);
        PrivateFiles.write(path, String.join("\n", changed.lines()) + "\n");
    }

    private static String check(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw CliFailure.usage("a profile is named with letters, digits, - and _, not \"" + name + "\"", "");
        }
        return name;
    }

    private static OptionalLong number(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("\\d{1,15}")) {
            throw CliFailure.usage("max_affected of config.toml is a whole number, not \"" + text.get() + "\"", "");
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    private TomlText read() {
        if (!Files.exists(path)) {
            return new TomlText(List.of());
        }
        if (!PrivateFiles.isPrivate(path)) {
            throw CliFailure.usage(path + " can be read by others, and it holds keys", "Run: chmod 600 " + path);
        }
        try (Stream<String> lines = Files.lines(path)) {
            return new TomlText(lines.toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
