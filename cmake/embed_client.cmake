# Packs the built browser client (api/web/dist) into the program: the assembler takes the bytes as they are, and
# a table names them. Without a built client the table is empty and the service answers its addresses with 404.

function(embed_client target dist)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${dist} ${dist}/*)
  list(SORT files)
  set(blob ${CMAKE_BINARY_DIR}/client_files.S)
  set(table ${CMAKE_BINARY_DIR}/client_files.cpp)
  set(assembly "  .section .note.GNU-stack,\"\",%progbits\n  .section .rodata\n")
  set(declarations "")
  set(entries "")
  set(number 0)
  set(paths "")
  foreach(file IN LISTS files)
    string(APPEND assembly
      "  .global client_file_${number}\n  .global client_file_${number}_end\n  .balign 8\n"
      "client_file_${number}:\n  .incbin \"${dist}/${file}\"\nclient_file_${number}_end:\n  .byte 0\n")
    string(APPEND declarations
      "extern const char client_file_${number}[];\nextern const char client_file_${number}_end[];\n")
    string(APPEND entries "    {\"${file}\", bytes(client_file_${number}, client_file_${number}_end)},\n")
    list(APPEND paths ${dist}/${file})
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${blob} CONTENT "${assembly}" @ONLY)
  if(number EQUAL 0)
    set(list "std::span<const ClientFile> client_files() { return {}; }\n")
  else()
    set(list "std::span<const ClientFile> client_files() {\n  static const ClientFile files[] = {\n${entries}  };\n  return files;\n}\n")
  endif()
  file(CONFIGURE OUTPUT ${table} CONTENT
"#include \"api/endpoints/client_files.hpp\"

extern \"C\" {
${declarations}}

namespace lianshen {

namespace {
[[maybe_unused]] std::string_view bytes(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace

${list}
}  // namespace lianshen
" @ONLY)
  set_source_files_properties(${blob} PROPERTIES OBJECT_DEPENDS "${paths}")
  set_source_files_properties(${table} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${blob} ${table})
endfunction()
