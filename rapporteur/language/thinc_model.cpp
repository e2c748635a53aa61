#include "rapporteur/language/thinc_model.h"

#include "rapporteur/language/msgpack.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr std::size_t max_nodes = 10000;
constexpr std::size_t max_dimensions = 8;

static_assert(std::endian::native == std::endian::little, "weights are read as they stand in the file");

/// Reads one model file; the reader stays failed after the first wrong byte, `wrong_` says what was wrong
/// else.
class ThincReader {
 public:
  ThincReader(std::string_view bytes, const std::string& name) : reader_(bytes), name_(name) {}

  Result<ThincModel> read() {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      const std::string_view key = reader_.text();
      if (key == "nodes") {
        read_each([this](ThincNode& node) { read_node(node); });
      } else if (key == "attrs") {
        read_each([this](ThincNode& node) { read_settings(node); });
      } else if (key == "params") {
        read_each([this](ThincNode& node) { read_arrays(node); });
      } else {
        reader_.skip();
      }
    }
    if (auto outcome = reader_.outcome(name_); !outcome) return fail(outcome.error());
    if (!wrong_.empty()) return fail(ErrorKind::malformed, "The network's file " + wrong_ + ".", name_);
    if (model_.nodes.empty()) return fail(ErrorKind::malformed, "The network's file has no layers.", name_);
    return std::move(model_);
  }

 private:
  void set_wrong(const char* what) {
    if (wrong_.empty()) wrong_ = what;
  }

  /// The four lists stand beside each other, one entry a node.
  template <class Read>
  void read_each(Read read) {
    const std::uint32_t count = reader_.array();
    if (count > max_nodes) return set_wrong("has too many layers");
    if (model_.nodes.empty()) model_.nodes.resize(count);
    if (model_.nodes.size() != count) return set_wrong("lists its layers in lists of several lengths");
    for (std::uint32_t i = 0; i < count && reader_.is_good() && wrong_.empty(); ++i) read(model_.nodes[i]);
  }

  void read_node(ThincNode& node) {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      const std::string_view key = reader_.text();
      if (key == "name") {
        node.name = reader_.text();
      } else if (key == "refs") {
        read_references(node);
      } else {
        reader_.skip();
      }
    }
  }

  void read_references(ThincNode& node) {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      std::string name(reader_.text());
      if (reader_.take_nil()) continue;
      const std::uint64_t index = reader_.unsigned_integer();
      if (index >= model_.nodes.size()) return set_wrong("refers to a layer that it does not have");
      node.references.emplace(std::move(name), static_cast<std::uint32_t>(index));
    }
  }

  void read_settings(ThincNode& node) {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      std::string name(reader_.text());
      node.settings.emplace(std::move(name), read_setting(reader_.text()));
    }
  }

  /// A setting is MessagePack within MessagePack; of a kind that is not looked at, nothing is kept.
  ThincSetting read_setting(std::string_view bytes) {
    ThincSetting setting;
    MsgpackReader inner(bytes);
    switch (inner.kind()) {
      case MsgpackReader::Kind::integer:
        setting.number = inner.integer();
        break;
      case MsgpackReader::Kind::boolean:
        setting.number = inner.boolean() ? 1 : 0;
        break;
      case MsgpackReader::Kind::text:
        setting.texts.emplace_back(inner.text());
        break;
      case MsgpackReader::Kind::array:
        for (std::uint32_t left = inner.array(); left > 0 && inner.is_good(); --left) {
          if (inner.kind() != MsgpackReader::Kind::text) break;
          setting.texts.emplace_back(inner.text());
        }
        break;
      case MsgpackReader::Kind::none:
      case MsgpackReader::Kind::nil:
      case MsgpackReader::Kind::real:
      case MsgpackReader::Kind::bytes:
      case MsgpackReader::Kind::map:
      case MsgpackReader::Kind::extension:
        break;
    }
    if (!inner.is_good()) set_wrong("has a setting that is cut short");
    return setting;
  }

  void read_arrays(ThincNode& node) {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      std::string name(reader_.text());
      if (reader_.take_nil()) continue;
      node.arrays.emplace(std::move(name), read_array());
    }
  }

  ThincArray read_array() {
    ThincArray array;
    std::string_view type;
    std::string_view data;
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      const std::string_view key = reader_.text();
      if (key == "type") {
        type = reader_.text();
      } else if (key == "data") {
        data = reader_.text();
      } else if (key == "shape") {
        read_shape(array);
      } else {
        reader_.skip();
      }
    }
    std::uint64_t size = 1;
    for (const std::uint32_t dimension : array.shape)
      size = std::min<std::uint64_t>(size * dimension, data.size() + 1);
    if (type != "<f4" || data.size() != size * sizeof(float)) {
      set_wrong("has weights that are not as many floats as their shape says");
      return {};
    }
    array.values.resize(size);
    if (size > 0) std::memcpy(array.values.data(), data.data(), data.size());
    return array;
  }

  void read_shape(ThincArray& array) {
    array.shape.clear();
    const std::uint32_t count = reader_.array();
    if (count > max_dimensions) return set_wrong("has weights of too many dimensions");
    for (std::uint32_t i = 0; i < count && reader_.is_good(); ++i) {
      const std::uint64_t dimension = reader_.unsigned_integer();
      if (dimension > 0xFFFFFFFF) return set_wrong("has weights of too many rows");
      array.shape.push_back(static_cast<std::uint32_t>(dimension));
    }
  }

  MsgpackReader reader_;
  const std::string& name_;
  std::string wrong_;
  ThincModel model_;
};

}  // namespace

const ThincArray* ThincNode::array(const std::string& array_name, std::size_t dimensions) const {
  const auto found = arrays.find(array_name);
  return found == arrays.end() || found->second.shape.size() != dimensions ? nullptr : &found->second;
}

std::int64_t ThincNode::number(const std::string& setting_name, std::int64_t otherwise) const {
  const auto found = settings.find(setting_name);
  return found == settings.end() ? otherwise : found->second.number;
}

std::vector<const ThincNode*> ThincModel::named(std::string_view name) const {
  std::vector<const ThincNode*> found;
  for (const ThincNode& node : nodes) {
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

const ThincNode* ThincModel::referred(const std::string& reference) const {
  if (nodes.empty()) return nullptr;
  const auto found = nodes[0].references.find(reference);
  return found == nodes[0].references.end() || found->second >= nodes.size() ? nullptr
                                                                             : &nodes[found->second];
}

Result<ThincModel> parse_thinc_model(std::string_view bytes, const std::string& name) {
  return ThincReader(bytes, name).read();
}

}  // namespace rapporteur::language
