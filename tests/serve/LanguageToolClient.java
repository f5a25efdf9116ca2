import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languagetool.remote.CheckConfigurationBuilder;
import org.languagetool.remote.RemoteLanguageTool;
import org.languagetool.remote.RemoteResult;
import org.languagetool.remote.RemoteRuleMatch;

/**
 * Checks standard input with LanguageTool's own client: the address of a server, then ids of rules to turn off.
 * Writes JSON: the language, the limit, the number of rules, and each match with its words and the text after its first replacement.
 */
public class LanguageToolClient {
  public static void main(String[] arguments) throws Exception {
    String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    RemoteLanguageTool client = new RemoteLanguageTool(new URL(arguments[0]));
    List<String> disabled = List.of(arguments).subList(1, arguments.length);
    RemoteResult result = client.check(text, new CheckConfigurationBuilder("en-US").disabledRuleIds(disabled).build());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("software", result.getRemoteServer().getSoftware());
    values.put("language", result.getLanguageCode());
    values.put("detected", result.getLanguageDetectedCode());
    values.put("longest", client.getMaxTextLength());
    values.put("rules", client.getConfigurationInfo("language=en-US").getRemoteRules().size());
    values.put("matches", result.getMatches().stream().map(match -> values(match, text)).toList());
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(new ObjectMapper().writeValueAsString(values));
  }

  private static Map<String, Object> values(RemoteRuleMatch match, String text) {
    int start = match.getErrorOffset();
    int end = start + match.getErrorLength();
    List<String> replacements = match.getReplacements().orElse(List.of());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rule", match.getRuleId());
    values.put("category", match.getCategoryId().orElse(""));
    values.put("kind", match.getLocQualityIssueType().orElse(""));
    values.put("message", match.getMessage());
    values.put("replacements", replacements);
    values.put("words", text.substring(start, end));
    values.put("context", match.getContext().substring(match.getContextOffset(), match.getContextOffset() + match.getErrorLength()));
    values.put("fixed", replacements.isEmpty() ? text : text.substring(0, start) + replacements.get(0) + text.substring(end));
    return values;
  }
}
