#include "rapporteur/article/json_facts.h"

#include <algorithm>
#include <array>

namespace rapporteur::article {

namespace {

constexpr std::uint32_t none = JsonNode::none;
constexpr std::size_t most_values = 64;

/// What a JSON-LD object is about.
enum class Subject : std::uint8_t { article, page, other };

bool contains_one(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

class FactFinder {
 public:
  explicit FactFinder(const PageSignals& signals) : signals_(signals) {}

  JsonFacts find() {
    for (const Subject wanted : {Subject::article, Subject::page}) {
      for (const JsonSignal& signal : signals_.json) {
        signal_ = &signal;
        read_objects(wanted);
      }
    }
    for (const JsonSignal& signal : signals_.json) {
      signal_ = &signal;
      read_sites();
    }
    return std::move(facts_);
  }

 private:
  const JsonDocument& document() const { return signal_->document; }
  const JsonNode& node(std::uint32_t id) const { return document().nodes[id]; }
  JsonString string_at(std::uint32_t id) const {
    return {signal_->begin + node(id).begin, document().raw(id)};
  }

  /// Members under which an object is not about the page's own article.
  static bool leads_away(std::string_view key) {
    constexpr std::array<std::string_view, 22> keys{
        "comment",     "review",     "itemListElement", "hasPart",   "mentions", "isPartOf",       "video",
        "image",       "about",      "citation",        "isBasedOn", "author",   "publisher",      "creator",
        "relatedLink", "breadcrumb", "potentialAction", "subjectOf", "offers",   "acceptedAnswer", "logo",
        "workExample"};
    return std::ranges::find(keys, key) != keys.end();
  }

  void read_objects(Subject wanted) {
    // Parents come before their children, so that one pass settles which objects lie under a member that
    // leads away.
    is_away_.assign(document().nodes.size(), false);
    for (std::uint32_t id = 0; id < document().nodes.size(); ++id) {
      const JsonNode& each = node(id);
      if (each.parent != none) is_away_[id] = is_away_[each.parent] || leads_away(document().key(id));
      if (each.kind != JsonNode::Kind::object || is_away_[id]) continue;
      if (subject_of(id) == wanted) read_object(id, wanted);
    }
  }

  std::string_view type_of(std::uint32_t object) const {
    const std::uint32_t type = document().member(object, "@type");
    return type == none ? std::string_view() : document().raw(type);  // of an array: all of it, as written
  }

  Subject subject_of(std::uint32_t object) const {
    const std::string_view type = type_of(object);
    if (contains_one(type, {"Comment", "ItemList", "Breadcrumb", "ImageObject"})) return Subject::other;
    if (contains_one(type, {"Article", "Posting", "Report", "OpinionPiece", "LiveBlog"}))
      return Subject::article;
    if (contains_one(type, {"WebPage", "Recipe", "AboutPage", "ItemPage", "FAQPage", "CreativeWork", "HowTo",
                            "Guide", "Review", "Episode", "Event", "Product", "Course", "Book", "VideoObject",
                            "PodcastEpisode", "Question"})) {
      return Subject::page;
    }
    return Subject::other;
  }

  void add(std::vector<JsonString>& list, std::uint32_t id, int depth = 0) {
    if (id == none || list.size() >= most_values || depth > 2) return;
    if (node(id).kind == JsonNode::Kind::array) {
      for (std::uint32_t each = node(id).first_child; each != none; each = node(each).next)
        add(list, each, depth + 1);
    } else if (node(id).kind == JsonNode::Kind::object) {
      add(list, document().member(id, "@value"), depth + 1);
      add(list, document().member(id, "@id"), depth + 1);
    } else if (node(id).begin < node(id).end) {
      list.push_back(string_at(id));
    }
  }

  void read_object(std::uint32_t object, Subject subject) {
    has_authors_ = !facts_.authors.empty();
    facts_.has_article = facts_.has_article || subject == Subject::article;
    for (std::uint32_t id = node(object).first_child; id != none; id = node(id).next) {
      const std::string_view key = document().key(id);
      if (key == "headline" || key == "name") {
        if (node(id).kind == JsonNode::Kind::string) add(facts_.headlines, id);
      } else if (key == "datePublished") {
        add(facts_.published, id);
      } else if (key == "dateCreated" || key == "uploadDate") {
        add(created_, id);
      } else if (key == "dateModified") {
        add(facts_.modified, id);
      } else if (key == "author" || key == "creator") {
        if (!has_authors_) add_author(id, 0);
      } else if (key == "publisher") {
        add_outlet(id);
      } else if (key == "inLanguage") {
        add(facts_.languages, id);
      } else if (key == "isAccessibleForFree") {
        add(facts_.free_flags, id);
      } else if (key == "url" || key == "mainEntityOfPage" || key == "@id") {
        add(facts_.addresses, id);
      }
    }
    if (facts_.published.empty()) facts_.published.swap(created_);
    created_.clear();
  }

  void add_outlet(std::uint32_t id) {
    if (node(id).kind == JsonNode::Kind::array && node(id).first_child != none) id = node(id).first_child;
    if (node(id).kind == JsonNode::Kind::object) {
      const std::uint32_t name = name_in(resolve(id));
      if (name != none) facts_.outlets.push_back(string_at(name));
    } else if (node(id).kind == JsonNode::Kind::string) {
      add(facts_.outlets, id);
    }
  }

  std::uint32_t name_in(std::uint32_t object) const {
    std::uint32_t name = document().member(object, "name");
    if (name != none && node(name).kind == JsonNode::Kind::array) name = node(name).first_child;
    return document().is_string(name) && node(name).begin < node(name).end ? name : none;
  }

  /// The object that an object with an @id alone points to in the same script; the object itself where there
  /// is none.
  std::uint32_t resolve(std::uint32_t object) {
    if (name_in(object) != none) return object;
    return twin_of(object, [&](std::uint32_t id) { return name_in(id) != none; });
  }
  /// The same for an object without a type.
  std::uint32_t with_type(std::uint32_t object) {
    if (!type_of(object).empty()) return object;
    return twin_of(object, [&](std::uint32_t id) { return !type_of(id).empty(); });
  }

  /// Another object with the same @id that is accepted; the object itself where there is none.
  template <class Accept>
  std::uint32_t twin_of(std::uint32_t object, Accept accept) {
    const std::uint32_t wanted = document().member(object, "@id");
    if (wanted == none || resolved_ > most_values) return object;
    ++resolved_;  // Each search goes over the whole script: there are only so many.
    for (std::uint32_t id = 0; id < document().nodes.size(); ++id) {
      if (id == object || node(id).kind != JsonNode::Kind::object) continue;
      const std::uint32_t own = document().member(id, "@id");
      if (own != none && document().raw(own) == document().raw(wanted) && accept(id)) return id;
    }
    return object;
  }

  void add_author(std::uint32_t id, int depth) {
    if (facts_.authors.size() >= most_values || depth > 3) return;
    if (node(id).kind == JsonNode::Kind::array) {
      for (std::uint32_t each = node(id).first_child; each != none; each = node(each).next)
        add_author(each, depth + 1);
    } else if (node(id).kind == JsonNode::Kind::string) {
      facts_.authors.push_back({string_at(id), JsonAuthor::Kind::unknown});
    } else if (node(id).kind == JsonNode::Kind::object) {
      const std::uint32_t object = resolve(id);
      const std::uint32_t names = document().member(object, "name");
      const std::string_view type = type_of(with_type(object));
      const JsonAuthor::Kind kind = contains_one(type, {"Person"})         ? JsonAuthor::Kind::person
                                    : contains_one(type, {"Organization"}) ? JsonAuthor::Kind::organization
                                                                           : JsonAuthor::Kind::unknown;
      std::vector<JsonString> list;
      if (names != none) add(list, names);
      for (const JsonString& name : list) facts_.authors.push_back({name, kind});
    }
  }

  /// The names of web sites and of the organisations that publish them.
  void read_sites() {
    for (std::uint32_t id = 0; id < document().nodes.size(); ++id) {
      if (node(id).kind != JsonNode::Kind::object || facts_.outlets.size() >= most_values) continue;
      const std::string_view type = type_of(id);
      if (!contains_one(type, {"WebSite", "NewsMediaOrganization"})) continue;
      const std::uint32_t name = name_in(id);
      if (name != none) facts_.outlets.push_back(string_at(name));
    }
  }

  const PageSignals& signals_;
  const JsonSignal* signal_ = nullptr;
  std::vector<bool> is_away_;
  std::vector<JsonString> created_;
  bool has_authors_ = false;  ///< of an object that came before
  std::size_t resolved_ = 0;
  JsonFacts facts_;
};

}  // namespace

JsonFacts find_json_facts(const PageSignals& signals) {
  return FactFinder(signals).find();
}

}  // namespace rapporteur::article
