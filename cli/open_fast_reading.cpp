#include "cli/open_fast_reading.h"

#include "cli/open_language.h"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace rapporteur::cli {

Result<std::unique_ptr<OpenFastReading>> OpenFastReading::open(const Arguments& arguments) {
  auto language = open_language(arguments);
  if (!language) return fail(language.error());
  std::unique_ptr<OpenFastReading> out = std::make_unique<OpenFastReading>();
  out->language_ = std::move(*language);
  if (!arguments.has("attribution-weights")) return out;
  const std::string path = arguments.value("attribution-weights");
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.empty())
    return fail(ErrorKind::not_readable,
                "the weights of the fast reading were to be read, and the file cannot be; check its path and "
                "rights",
                path);
  auto model = LinearModel::load(bytes);
  if (!model) return fail(model.error().kind, model.error().sentence, path);
  out->model_ = std::move(*model);
  return out;
}

}  // namespace rapporteur::cli
