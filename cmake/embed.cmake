# Compiles the files of data/ into the program: rapporteur/base/embedded.h finds them by path.
function(embed_data target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/data data/*)
  list(FILTER files EXCLUDE REGEX "\\.md$")
  list(SORT files)
  set(assembly "")
  set(declarations "")
  set(table "")
  set(paths "")
  set(count 0)
  foreach(file IN LISTS files)
    set(path ${CMAKE_SOURCE_DIR}/data/${file})
    list(APPEND paths ${path})
    string(APPEND assembly ".global rapporteur_data_${count}\n.global rapporteur_data_${count}_end\n.balign 64\n"
      "rapporteur_data_${count}:\n.incbin \"${path}\"\nrapporteur_data_${count}_end:\n.byte 0\n")
    string(APPEND declarations "extern const char rapporteur_data_${count}[];\nextern const char rapporteur_data_${count}_end[];\n")
    string(APPEND table "    {\"${file}\", rapporteur_data_${count}, rapporteur_data_${count}_end},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  set(folder ${CMAKE_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${folder}/data.S CONTENT ".section .rodata\n${assembly}.section .note.GNU-stack,\"\",%progbits\n" @ONLY)
  string(CONCAT code "#include \"rapporteur/base/embedded.h\"\n\n#include <string>\n\n#include \"rapporteur/base/expect.h\"\n\n"
    "extern \"C\" {\n${declarations}}\n\n"
    "namespace rapporteur::base {\n\nnamespace {\nstruct File {\n  std::string_view path;\n  const char* begin;\n  const char* end;\n};\n}  // namespace\n\n"
    "std::string_view embedded(std::string_view path_below_data) {\n"
    "  static const File files[] = {\n${table}    {\"\", nullptr, nullptr}};\n"
    "  for (const File& file : files) {\n"
    "    if (file.path == path_below_data && file.begin) return {file.begin, static_cast<std::size_t>(file.end - file.begin)};\n"
    "  }\n  expect(false, (\"data/\" + std::string(path_below_data) + \" is compiled in\").c_str());\n  return {};\n}\n\n}  // namespace rapporteur::base\n")
  file(CONFIGURE OUTPUT ${folder}/data.cpp CONTENT "${code}" @ONLY)
  add_library(${target} STATIC ${folder}/data.S ${folder}/data.cpp)
  set_source_files_properties(${folder}/data.S PROPERTIES OBJECT_DEPENDS "${paths}")
endfunction()
