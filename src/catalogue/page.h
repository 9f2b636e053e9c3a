// SPDX-License-Identifier: Apache-2.0
// docs/defects.md, made of the table. `bazel run //src/cli/defects:write_page`
// writes it. Example: file << DefectsPage();
#ifndef SHAKEDOWN_CATALOGUE_PAGE_H_
#define SHAKEDOWN_CATALOGUE_PAGE_H_

#include <string>

namespace shakedown::catalogue {

// DefectsPage returns the whole page, as Markdown.
std::string DefectsPage();

}  // namespace shakedown::catalogue

#endif  // SHAKEDOWN_CATALOGUE_PAGE_H_
