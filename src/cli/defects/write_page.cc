// SPDX-License-Identifier: Apache-2.0
// Writes docs/defects.md below the folder where Bazel was started.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "src/catalogue/page.h"

int main() {
  const char* root = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  const std::string path =
      (root != nullptr ? std::string(root) + "/" : "") + "docs/defects.md";
  std::ofstream page(path);
  page << shakedown::catalogue::DefectsPage();
  page.close();
  if (page) return 0;
  std::cerr << "can't write " << path << "\n";
  return 1;
}
