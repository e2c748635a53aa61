#include "rapporteur/article/article.h"

namespace rapporteur {

std::string Article::body() const {
  std::string body;
  for (const Block& block : blocks) {
    if (!block.is_body) continue;
    if (!body.empty()) body += '\n';
    body += words(block);
  }
  return body;
}

}  // namespace rapporteur
