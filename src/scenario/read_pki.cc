// SPDX-License-Identifier: Apache-2.0
// pki: the certificates, by name.
#include <algorithm>

#include "src/base/nearest.h"
#include "src/scenario/sections.h"
#include "src/scenario/vocabulary.h"

namespace shakedown::scenario {
namespace {

void ReadHosts(const Fields& fields, Reading& reading,
               std::vector<std::string>& hosts) {
  std::optional<std::string> host;
  fields.Read("host", host);
  fields.Read("hosts", hosts);
  if (!host) return;
  if (const Node* both = fields.Find("hosts")) {
    reading.diagnosis.Report(*both, "either 'host' or 'hosts', not both");
  }
  hosts = {*host};
}

void ReadDate(const Fields& fields, const std::string& key, Reading& reading,
              std::optional<int64_t>& time) {
  const Node* node = fields.Find(key);
  if (node != nullptr) time = ReadTime(*node, key, reading.diagnosis);
}

void ReadRecipe(const Node& node, const std::string& name, Reading& reading,
                pki::CertificateRecipe& recipe) {
  const Fields fields(
      node, name,
      {"host", "hosts", "name", "issuer", "usage", "key", "not_before",
       "not_after", "defect", "trusted", "preinstalled", "revoked"},
      reading.diagnosis);
  fields.Read("name", recipe.common_name);
  ReadHosts(fields, reading, recipe.hosts);
  fields.ReadWord("issuer", "issuer", reading.certificates, recipe.issuer);
  std::string word;
  fields.ReadWord("usage", "usage", UsageNames(), word);
  if (!word.empty()) recipe.usage = EnumOf<pki::Usage>(UsageNames(), word);
  word.clear();
  fields.ReadWord("key", "key", KeyNames(), word);
  recipe.key = EnumOf<pki::KeyKind>(KeyNames(), word);
  ReadDate(fields, "not_before", reading, recipe.not_before);
  ReadDate(fields, "not_after", reading, recipe.not_after);
  ReadDefect(fields, recipe);
  fields.Read("trusted", recipe.trusted);
  fields.Read("preinstalled", recipe.preinstalled);
  fields.Read("revoked", recipe.revoked);
}

// An issuer's issuer ... must come to an end.
void CheckIssuers(const Node& node, const pki::Recipes& recipes,
                  Reading& reading) {
  for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
    auto recipe = recipes.find(node.items[i].text);
    for (size_t steps = 0; recipe != recipes.end(); ++steps) {
      if (steps > recipes.size()) {
        return reading.diagnosis.Report(
            node.items[i], "the issuers of '" + node.items[i].text +
                               "' form a circle; a root names no issuer");
      }
      recipe = recipes.find(recipe->second.issuer);
    }
  }
}

}  // namespace

void ReadPki(const Node& node, Reading& reading, pki::Recipes& recipes) {
  if (!node.is_map()) {
    return reading.diagnosis.Report(
        node, "'pki' must be a map of certificates, not " + node.Describe());
  }
  for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
    reading.certificates.push_back(node.items[i].text);
  }
  for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
    const std::string& name = node.items[i].text;
    if (name.empty() || name == "none") {
      reading.diagnosis.Report(node.items[i],
                               "a certificate can't be called '" + name + "'");
    }
    ReadRecipe(node.items[i + 1], name, reading, recipes[name]);
  }
  if (!reading.diagnosis.failed()) CheckIssuers(node, recipes, reading);
  if (!reading.diagnosis.failed()) CheckDefects(node, recipes, reading);
}

}  // namespace shakedown::scenario
