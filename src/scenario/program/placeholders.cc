// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/program/placeholders.h"

#include <string_view>

namespace shakedown::scenario {
namespace {

struct Ending {
  std::string_view text;
  Form form;
};

constexpr Ending kEndings[] = {
    {".pem", Form::kPem}, {".key", Form::kKey}, {".p12", Form::kPkcs12}};

}  // namespace

const std::vector<std::string>& PlainPlaceholders() {
  static const std::vector<std::string> words = {"host", "port", "anchors",
                                                 "peer_name", "folder"};
  return words;
}

std::optional<CertificateFileName> CertificateFile(const std::string& word) {
  for (const Ending& ending : kEndings) {
    if (!word.ends_with(ending.text)) continue;
    return CertificateFileName{word.substr(0, word.size() - ending.text.size()),
                               ending.form};
  }
  return std::nullopt;
}

}  // namespace shakedown::scenario
